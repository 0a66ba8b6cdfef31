"""From the bytes of a site's folder to the model and faults; never raises on bad input."""
