"""The demo site's pages and addresses, one module for each part of the site."""
