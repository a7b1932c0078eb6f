// Each test has a prefix of its own, and most of its time is spent waiting for Wine.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel, Workers = 2)]
