// Each test has a Windows of its own; two at a time keep two cores busy.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
