"""The look of the site: templates, the style sheet and scripts in `assets/`, and what makes them small."""
