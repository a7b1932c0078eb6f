using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Principal;

namespace GroupProbe;

/// <summary>NetLocalGroup* with the buffers that they want.</summary>
internal static unsafe class LocalGroups
{
    private const uint MaximumLength = 0xFFFFFFFF;

    public static uint Add(string group, string? comment)
    {
        fixed (char* name = group)
        fixed (char* text = comment)
        {
            nint* info = stackalloc nint[] { (nint)name, (nint)text };
            return NativeMethods.NetLocalGroupAdd(null, comment is null ? 0u : 1u, info, out _);
        }
    }

    public static uint SetComment(string group, string comment)
    {
        fixed (char* text = comment)
        {
            nint* info = stackalloc nint[] { (nint)text };
            return NativeMethods.NetLocalGroupSetInfo(null, group, 1002, info, out _);
        }
    }

    public static uint PrintInfo(string group)
    {
        uint status = NativeMethods.NetLocalGroupGetInfo(null, group, 1, out nint* info);
        if (status == 0)
        {
            Console.Out.WriteLine($"{Marshal.PtrToStringUni(info[0])}: {Marshal.PtrToStringUni(info[1])}");
            _ = NativeMethods.NetApiBufferFree(info);
        }

        return status;
    }

    public static uint PrintNames()
    {
        uint status = NativeMethods.NetLocalGroupEnum(null, 1, out nint* info, MaximumLength, out uint read, out _, 0);
        for (uint i = 0; status == 0 && i < read; i++)
        {
            Console.Out.WriteLine($"{Marshal.PtrToStringUni(info[2 * i])}: {Marshal.PtrToStringUni(info[(2 * i) + 1])}");
        }

        _ = NativeMethods.NetApiBufferFree(info);
        return status;
    }

    public static uint ChangeMembers(string group, string level, string[] members, bool add)
    {
        uint number = uint.Parse(level, CultureInfo.InvariantCulture);
        nint[] pointers = [.. members.Select(member => number == 0 ? AllocateSid(member) : Marshal.StringToHGlobalUni(member))];
        fixed (nint* start = pointers)
        {
            return add
                ? NativeMethods.NetLocalGroupAddMembers(null, group, number, start, (uint)pointers.Length)
                : NativeMethods.NetLocalGroupDelMembers(null, group, number, start, (uint)pointers.Length);
        }
    }

    public static uint PrintMembers(string group, string level)
    {
        uint number = uint.Parse(level, CultureInfo.InvariantCulture);
        uint status = NativeMethods.NetLocalGroupGetMembers(null, group, number, out nint* info, MaximumLength, out uint read, out _, 0);
        for (uint i = 0; status == 0 && i < read; i++)
        {
            Console.Out.WriteLine(number switch
            {
                0 => Sid(info[i]),
                3 => Marshal.PtrToStringUni(info[i]),
                _ => $"{Sid(info[3 * i])} {(int)info[(3 * i) + 1]} {Marshal.PtrToStringUni(info[(3 * i) + 2])}",
            });
        }

        _ = NativeMethods.NetApiBufferFree(info);
        return status;
    }

    private static string Sid(nint sid) => new SecurityIdentifier(sid).Value;

    private static nint AllocateSid(string text)
    {
        SecurityIdentifier sid = new(text);
        byte[] bytes = new byte[sid.BinaryLength];
        sid.GetBinaryForm(bytes, 0);
        nint block = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes, 0, block, bytes.Length);
        return block;
    }
}
