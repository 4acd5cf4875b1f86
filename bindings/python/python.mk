# The Python module: an environment with it and what its tests need, the tests, the wheel, the source archive.
PYTHON ?= python3
PY := bindings/python
VENV := $(B)/venv
PY_FILES = $(wildcard $(addprefix $(PY)/,*.py *.toml src/*.[ch] libnorm/*.py*))
PY_LISTS := $(sort $(wildcard $(PY)/tests/requirements*.txt))
export PYTHON

.PHONY: python python-test wheel wheel-test sdist
python: $(VENV)/module

$(VENV)/wanted: $(PY_LISTS)
	@mkdir -p $(B)
	@echo "  VENV  $(VENV)"
	@tests/python/venv.sh $(VENV) $(PY_LISTS)
	@touch $@

$(VENV)/module: $(VENV)/wanted $(STATIC) $(PROGRAM) $(PY_FILES)
	@echo "  PIP   $(PY)"
	$(Q)$(VENV)/bin/pip install -q --disable-pip-version-check --no-index --no-deps --no-build-isolation --force-reinstall ./$(PY)
	@touch $@

wheel: $(VENV)/wanted $(STATIC) $(PROGRAM)
	@$(PY)/wheel/wheel.sh $(B) $(VENV)

sdist: $(VENV)/wanted
	@$(VENV)/bin/python -m build --sdist --no-isolation -o $(B)/wheels $(PY) >$(B)/sdist.log || { cat $(B)/sdist.log; exit 1; }
	@ls $(B)/wheels/*.tar.gz

# Without a package index both are skipped, and say so.
python-test: all
	@$(TAP) python tests/python/python.sh $(B)

wheel-test: all
	@$(TAP) wheel tests/python/wheel.sh $(B)

# SPARK: arguments, such as "--articles 20000 --rounds 5".
.PHONY: bench-spark
bench-spark: python
	@$(VENV)/bin/python tests/bench/spark.py $(SPARK)
