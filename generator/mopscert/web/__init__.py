"""What runs in the browser: one ES module a feature, no build step."""
