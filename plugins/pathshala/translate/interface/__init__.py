"""The texts of a site's own buttons and menus, in any language."""
