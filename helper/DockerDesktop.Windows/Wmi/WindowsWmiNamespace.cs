using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using System.Runtime.Versioning;
using DockerDesktop.Windows.Wmi.Interop;

namespace DockerDesktop.Windows.Wmi;

/// <summary>A connected namespace. What it returns is copied, so that no COM object outlives a call.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsWmiNamespace(string path, IWbemServices services) : IWmiNamespace
{
    private const int ForwardOnly = 0x20; // WBEM_FLAG_FORWARD_ONLY
    private const int ReturnImmediately = 0x10; // WBEM_FLAG_RETURN_IMMEDIATELY
    private const int NonSystemOnly = 0x40; // WBEM_FLAG_NONSYSTEM_ONLY
    private const int LongestWait = 120_000; // for the next result, in milliseconds: then the thread is free even if nobody can end the call
    private const int NoMoreData = 0x40005; // WBEM_S_NO_MORE_DATA
    private const uint CimDtd = 1; // WMI_OBJ_TEXT_CIM_DTD_2_0

    private static readonly Guid s_textSource = new("8d1c559d-84f0-4bb3-a7d5-56a7435a9ba6"); // CLSID_WbemObjectTextSrc

    /// <inheritdoc/>
    public IReadOnlyList<WmiInstance> Query(string query)
    {
        WindowsWmi.Check(query, services.ExecQuery("WQL", query, ForwardOnly | ReturnImmediately, 0, out nint pointer));
        IEnumWbemClassObject results = Com.TakeSecured<IEnumWbemClassObject>(query, pointer);
        try
        {
            List<WmiInstance> instances = [];
            while (true)
            {
                int result = results.Next(LongestWait, 1, out IWbemClassObject? instance, out uint returned);
                WindowsWmi.Check(query, result);
                if (result == WmiException.TimedOut)
                {
                    throw new WmiException(query, WmiException.TimedOut);
                }

                if (returned == 0 || instance is null)
                {
                    return instances;
                }

                instances.Add(CopyAndRelease(instance));
            }
        }
        finally
        {
            Com.Release(results);
        }
    }

    /// <inheritdoc/>
    public WmiInstance? Find(string path)
    {
        int result = services.GetObject(path, 0, 0, out IWbemClassObject? instance, 0);
        if (result == WmiException.NotFound)
        {
            return null;
        }

        WindowsWmi.Check(path, result);
        return CopyAndRelease(instance!);
    }

    /// <inheritdoc/>
    public string Describe(string template, IReadOnlyDictionary<string, object> changes)
    {
        WindowsWmi.Check(template, services.GetObject(template, 0, 0, out IWbemClassObject? found, 0));
        IWbemClassObject? made = null;
        try
        {
            // A path has the name of its class before a dot or an equals sign; a class is only a name.
            if (!template.Contains('=', StringComparison.Ordinal))
            {
                WindowsWmi.Check(template, found!.SpawnInstance(0, out made));
            }

            IWbemClassObject instance = made ?? found!;
            Put(template, instance, changes);
            WindowsWmi.Check("the text of settings", Com.Create(s_textSource, out IWbemObjectTextSrc? source));
            try
            {
                WindowsWmi.Check($"the text of {template}", source!.GetText(0, instance, CimDtd, 0, out string? text));
                return text!;
            }
            finally
            {
                Com.Release(source);
            }
        }
        finally
        {
            Com.Release(made);
            Com.Release(found);
        }
    }

    /// <inheritdoc/>
    public WmiInstance Invoke(string path, string className, string method, IReadOnlyDictionary<string, object> inputs)
    {
        string step = $"{className}.{method}";
        IWbemClassObject? parameters = null;
        try
        {
            if (inputs.Count > 0)
            {
                parameters = MakeParameters(step, className, method);
                Put(step, parameters, inputs);
            }

            WindowsWmi.Check(step, services.ExecMethod(path, method, 0, 0, parameters, out IWbemClassObject? outputs, 0));
            return outputs is null ? new WmiInstance(string.Empty, new Dictionary<string, object?>()) : CopyAndRelease(outputs);
        }
        finally
        {
            Com.Release(parameters);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Com.Release(services);

    /// <inheritdoc/>
    public override string ToString() => path;

    private IWbemClassObject MakeParameters(string step, string className, string method)
    {
        WindowsWmi.Check(step, services.GetObject(className, 0, 0, out IWbemClassObject? declaring, 0));
        IWbemClassObject? signature = null;
        IWbemClassObject? outputs = null;
        try
        {
            WindowsWmi.Check(step, declaring!.GetMethod(method, 0, out signature, out outputs));
            if (signature is null)
            {
                throw new WmiException(step, WmiException.InvalidParameter);
            }

            WindowsWmi.Check(step, signature.SpawnInstance(0, out IWbemClassObject? parameters));
            return parameters!;
        }
        finally
        {
            Com.Release(outputs);
            Com.Release(signature);
            Com.Release(declaring);
        }
    }

    private static unsafe void Put(string step, IWbemClassObject instance, IReadOnlyDictionary<string, object> values)
    {
        foreach ((string name, object value) in values)
        {
            ComVariant variant = VariantValue.ToVariant(value);
            try
            {
                WindowsWmi.Check($"{step}, {name}", instance.Put(name, 0, &variant, 0));
            }
            finally
            {
                VariantValue.Clear(&variant);
            }
        }
    }

    private static unsafe WmiInstance CopyAndRelease(IWbemClassObject instance)
    {
        try
        {
            Dictionary<string, object?> properties = new(StringComparer.OrdinalIgnoreCase);
            WindowsWmi.Check("reading properties", instance.BeginEnumeration(NonSystemOnly));
            while (true)
            {
                ComVariant value = default;
                int result = instance.Next(0, out nint name, &value, null, null);
                WindowsWmi.Check("reading properties", result);
                if (result == NoMoreData)
                {
                    break;
                }

                try
                {
                    properties[Marshal.PtrToStringBSTR(name)] = VariantValue.FromVariant(ref value);
                }
                finally
                {
                    Marshal.FreeBSTR(name);
                    VariantValue.Clear(&value);
                }
            }

            _ = instance.EndEnumeration();
            return new WmiInstance(ReadPath(instance), properties);
        }
        finally
        {
            Com.Release(instance);
        }
    }

    // The results of a method have none.
    private static unsafe string ReadPath(IWbemClassObject instance)
    {
        ComVariant value = default;
        int result = instance.Get("__PATH", 0, &value, null, null);
        string path = result >= 0 && VariantValue.FromVariant(ref value) is string text ? text : string.Empty;
        VariantValue.Clear(&value);
        return path;
    }
}
