"""What keeps content from acting once it is on a page: the content security policy, in pages and of servers."""
