using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>IWbemServices (SDK: wbemcli.h). The methods that are not used only keep their places.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("9556dc99-828c-11cf-a37e-00aa003240c7")]
internal partial interface IWbemServices
{
    /// <summary>Not used.</summary>
    void OpenNamespace();

    /// <summary>Not used.</summary>
    void CancelAsyncCall();

    /// <summary>Not used.</summary>
    void QueryObjectSink();

    /// <summary>GetObject.</summary>
    [PreserveSig]
    int GetObject(
        string path, int flags, nint context, [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IWbemClassObject>))] out IWbemClassObject? instance,
        nint callResult);

    /// <summary>Not used.</summary>
    void GetObjectAsync();

    /// <summary>Not used.</summary>
    void PutClass();

    /// <summary>Not used.</summary>
    void PutClassAsync();

    /// <summary>Not used.</summary>
    void DeleteClass();

    /// <summary>Not used.</summary>
    void DeleteClassAsync();

    /// <summary>Not used.</summary>
    void CreateClassEnum();

    /// <summary>Not used.</summary>
    void CreateClassEnumAsync();

    /// <summary>Not used.</summary>
    void PutInstance();

    /// <summary>Not used.</summary>
    void PutInstanceAsync();

    /// <summary>Not used.</summary>
    void DeleteInstance();

    /// <summary>Not used.</summary>
    void DeleteInstanceAsync();

    /// <summary>Not used.</summary>
    void CreateInstanceEnum();

    /// <summary>Not used.</summary>
    void CreateInstanceEnumAsync();

    /// <summary>ExecQuery; the result is an IEnumWbemClassObject that the caller owns.</summary>
    [PreserveSig]
    int ExecQuery(string language, string query, int flags, nint context, out nint results);

    /// <summary>Not used.</summary>
    void ExecQueryAsync();

    /// <summary>Not used.</summary>
    void ExecNotificationQuery();

    /// <summary>Not used.</summary>
    void ExecNotificationQueryAsync();

    /// <summary>ExecMethod.</summary>
    [PreserveSig]
    int ExecMethod(
        string path,
        string method,
        int flags,
        nint context,
        IWbemClassObject? inputs,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IWbemClassObject>))] out IWbemClassObject? outputs,
        nint callResult);
}
