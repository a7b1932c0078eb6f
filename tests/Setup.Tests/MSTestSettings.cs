// Tests whose parameters are of internal types are internal themselves.
[assembly: DiscoverInternals]
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
