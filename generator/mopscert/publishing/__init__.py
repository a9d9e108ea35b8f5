"""Publishing: what stands above the versions on the branch of the published site, and how it gets there."""
