namespace ServiceProbe;

/// <summary>QUERY_SERVICE_CONFIGW, copied out of its buffer.</summary>
internal sealed unsafe class ServiceConfiguration(NativeMethods.QueryServiceConfigResult* source)
{
    public uint Type { get; } = source->ServiceType;

    public uint StartType { get; } = source->StartType;

    public uint ErrorControl { get; } = source->ErrorControl;

    public string Path { get; } = new(source->BinaryPathName);

    public string Account { get; } = new(source->ServiceStartName);

    public string DisplayName { get; } = new(source->DisplayName);

    public IReadOnlyList<string> Dependencies { get; } = ReadMultiString(source->Dependencies);

    private static List<string> ReadMultiString(char* text)
    {
        List<string> result = [];
        while (text is not null && *text != '\0')
        {
            string item = new(text);
            result.Add(item);
            text += item.Length + 1;
        }

        return result;
    }
}
