"""The lessons that come with the block, and what stored content stands for: one of them, or an author's document."""
