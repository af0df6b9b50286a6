"""The whole public store as open data: tables with codebook, licences and the standards' own descriptions."""
