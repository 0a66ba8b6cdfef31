"""What a site is made of: frozen dataclasses that import nothing of ours."""
