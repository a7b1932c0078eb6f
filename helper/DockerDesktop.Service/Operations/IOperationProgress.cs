namespace DockerDesktop.Service.Operations;

/// <summary>How far an operation is.</summary>
internal interface IOperationProgress
{
    /// <summary>Tells how far it is.</summary>
    /// <param name="percentage">0 to 100.</param>
    void Report(int percentage);
}
