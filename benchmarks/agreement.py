import os, sys

os.execv(sys.executable, [sys.executable, "-m", "benchmarks.agreement", *sys.argv[1:]])
