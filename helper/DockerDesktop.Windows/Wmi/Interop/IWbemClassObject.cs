using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>IWbemClassObject (SDK: wbemcli.h), up to the last method that is used. The others only keep their places.</summary>
/// <remarks>
/// What a method returns is wrapped for its caller alone: a wrapper that is shared is not released when its user says so, but when the garbage collector comes.
/// </remarks>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16)]
[Guid("dc12a681-737f-11cf-884d-00aa004b2e24")]
internal unsafe partial interface IWbemClassObject
{
    /// <summary>Not used.</summary>
    void GetQualifierSet();

    /// <summary>Get; the value is the caller's to clear.</summary>
    [PreserveSig]
    int Get(string name, int flags, ComVariant* value, int* type, int* flavor);

    /// <summary>Put.</summary>
    [PreserveSig]
    int Put(string name, int flags, ComVariant* value, int type);

    /// <summary>Not used.</summary>
    void Delete();

    /// <summary>Not used.</summary>
    void GetNames();

    /// <summary>BeginEnumeration.</summary>
    [PreserveSig]
    int BeginEnumeration(int flags);

    /// <summary>Next; the name (a BSTR) and the value are the caller's to free.</summary>
    [PreserveSig]
    int Next(int flags, out nint name, ComVariant* value, int* type, int* flavor);

    /// <summary>EndEnumeration.</summary>
    [PreserveSig]
    int EndEnumeration();

    /// <summary>Not used.</summary>
    void GetPropertyQualifierSet();

    /// <summary>Not used.</summary>
    void Clone();

    /// <summary>Not used.</summary>
    void GetObjectText();

    /// <summary>Not used.</summary>
    void SpawnDerivedClass();

    /// <summary>SpawnInstance.</summary>
    [PreserveSig]
    int SpawnInstance(int flags, [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IWbemClassObject>))] out IWbemClassObject? instance);

    /// <summary>Not used.</summary>
    void CompareTo();

    /// <summary>Not used.</summary>
    void GetPropertyOrigin();

    /// <summary>Not used.</summary>
    void InheritsFrom();

    /// <summary>GetMethod; each signature is null if the method has no parameters of its direction.</summary>
    [PreserveSig]
    int GetMethod(
        string name,
        int flags,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IWbemClassObject>))] out IWbemClassObject? inputs,
        [MarshalUsing(typeof(UniqueComInterfaceMarshaller<IWbemClassObject>))] out IWbemClassObject? outputs);
}
