using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace DockerDesktop.Windows.Wmi.Interop;

/// <summary>IWbemObjectTextSrc (SDK: wbemcli.h), as far as it is used.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("bfbf883a-cad7-11d3-a11b-00105a1f515a")]
internal partial interface IWbemObjectTextSrc
{
    /// <summary>GetText.</summary>
    [PreserveSig]
    int GetText(int flags, IWbemClassObject instance, uint format, nint context, out string? text);
}
