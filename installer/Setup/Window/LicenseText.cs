namespace DockerDesktop.Setup.Window;

/// <summary>The license, which the build puts into the program (<c>installer/License.props</c>).</summary>
internal static class LicenseText
{
    /// <summary>Reads it.</summary>
    /// <returns>Rich text (RTF), which is ASCII, with a zero at its end.</returns>
    public static byte[] Read()
    {
        using var resource = typeof(LicenseText).Assembly.GetManifestResourceStream("License.rtf")!;
        var text = new byte[resource.Length + 1];
        resource.ReadExactly(text, 0, text.Length - 1);
        return text;
    }
}
