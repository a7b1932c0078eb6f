// RegistryProbe.exe KEY FILE [KEY FILE ...]
//
// Writes each key with everything below it to a file, in the text format of Wine's registry files. KEY begins with HKLM or HKU; a key that does not exist gives
// no file. Wine keeps the registry in its server's memory and writes system.reg and user.reg only from time to time; this is how to read it while it is in use.
using System.Runtime.InteropServices;
using RegistryProbe;

if (args.Length == 0 || args.Length % 2 != 0)
{
    Console.Error.WriteLine("usage: RegistryProbe.exe KEY FILE [KEY FILE ...]");
    return 2;
}

using (PrivilegeScope.Enable("SeBackupPrivilege"))
{
    for (int i = 0; i < args.Length; i += 2)
    {
        (string root, string path) = args[i].Split('\\', 2) is [var first, var rest] ? (first, rest) : (args[i], "");
        nint hive = root switch
        {
            "HKLM" => NativeMethods.HKeyLocalMachine,
            "HKU" => NativeMethods.HKeyUsers,
            _ => throw new ArgumentException($"{args[i]}: a key begins with HKLM or HKU."),
        };
        int error = NativeMethods.RegOpenKeyEx(hive, path, 0, NativeMethods.KeyRead, out nint key);
        if (error == NativeMethods.ErrorFileNotFound)
        {
            continue;
        }

        if (error == 0)
        {
            error = NativeMethods.RegSaveKeyEx(key, args[i + 1], 0, NativeMethods.RegLatestFormat);
            _ = NativeMethods.RegCloseKey(key);
        }

        if (error != 0)
        {
            Console.Error.WriteLine($"{args[i]}: {Marshal.GetPInvokeErrorMessage(error)} ({error})");
            return 1;
        }
    }
}

return 0;
