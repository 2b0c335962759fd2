"""What xblock-sdk's workbench offers to try."""
