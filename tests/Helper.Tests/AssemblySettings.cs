[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]

// Tests whose parameters are of internal types are internal themselves.
[assembly: DiscoverInternals]
