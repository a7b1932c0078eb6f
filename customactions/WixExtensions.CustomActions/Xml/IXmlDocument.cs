namespace WixExtensions.CustomActions.Xml;

/// <summary>A loaded XML file. Its nodes are there until it is disposed.</summary>
internal interface IXmlDocument : IXmlNode, IDisposable
{
    /// <summary>Writes the file.</summary>
    /// <returns>0 or an HRESULT.</returns>
    int Save();
}
