using System.Runtime.InteropServices;

namespace GroupProbe;

/// <summary>netapi32: local groups.</summary>
internal static unsafe partial class NativeMethods
{
    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupAdd(string? server, uint level, nint* info, out uint parameterError);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupDel(string? server, string group);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupGetInfo(string? server, string group, uint level, out nint* info);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupSetInfo(string? server, string group, uint level, nint* info, out uint parameterError);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupAddMembers(string? server, string group, uint level, nint* members, uint count);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupDelMembers(string? server, string group, uint level, nint* members, uint count);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupGetMembers(string? server, string group, uint level, out nint* info, uint preferredLength, out uint read, out uint total, nint resume);

    [LibraryImport("netapi32", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint NetLocalGroupEnum(string? server, uint level, out nint* info, uint preferredLength, out uint read, out uint total, nint resume);

    [LibraryImport("netapi32")]
    public static partial uint NetApiBufferFree(void* buffer);
}
