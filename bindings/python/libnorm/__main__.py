"""python -m libnorm"""
