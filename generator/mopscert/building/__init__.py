"""How MkDocs makes the pages of a site anew only where something that they show has changed."""
