namespace DockerDesktop.Windows.Wmi;

/// <summary>A namespace that one thread at a time works with.</summary>
internal interface IWmiNamespace : IDisposable
{
    /// <summary>Runs a query.</summary>
    /// <param name="query">In WQL. Values that go into it are escaped by <see cref="WmiQuery"/>.</param>
    /// <returns>All results.</returns>
    /// <exception cref="WmiException">The class is unknown, the query is not one, access is denied.</exception>
    IReadOnlyList<WmiInstance> Query(string query);

    /// <summary>Reads an instance anew.</summary>
    /// <param name="path">As WMI gave it.</param>
    /// <returns>The instance; null if it is no longer there.</returns>
    /// <exception cref="WmiException">Anything else.</exception>
    WmiInstance? Find(string path);

    /// <summary>Writes settings as a method takes them that has an embedded instance as a parameter: CIM-XML (DTD 2.0).</summary>
    /// <param name="template">The path of the instance whose values are taken, or the name of a class whose defaults are.</param>
    /// <param name="changes">The values that shall be different, of the kinds that <see cref="WmiInstance.Properties"/> has.</param>
    /// <exception cref="WmiException">The template is not there, a property is unknown or of another kind.</exception>
    string Describe(string template, IReadOnlyDictionary<string, object> changes);

    /// <summary>Calls a method and waits for its return, not for a job that it starts.</summary>
    /// <param name="path">The instance.</param>
    /// <param name="className">The class that declares the method.</param>
    /// <param name="method">Its name.</param>
    /// <param name="inputs">Its parameters; those left out keep their defaults.</param>
    /// <returns>Its results, <c>ReturnValue</c> among them.</returns>
    /// <exception cref="WmiException">The instance, the method or a parameter is unknown, access is denied.</exception>
    WmiInstance Invoke(string path, string className, string method, IReadOnlyDictionary<string, object> inputs);
}
