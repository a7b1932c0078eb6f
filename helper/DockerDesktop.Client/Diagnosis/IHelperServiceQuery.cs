namespace DockerDesktop.Client.Diagnosis;

/// <summary>Asks the service control manager about the helper.</summary>
internal interface IHelperServiceQuery
{
    /// <summary>Returns the helper's state.</summary>
    HelperServiceState GetState();
}
