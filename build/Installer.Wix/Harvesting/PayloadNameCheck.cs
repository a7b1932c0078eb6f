using Installer.Wix.Messages;

namespace Installer.Wix.Harvesting;

/// <summary>Refuses names that Windows cannot hold.</summary>
internal sealed class PayloadNameCheck(Messaging messaging)
{
    private const int MaximumNameLength = 255;
    private const int MaximumPathLength = 32000;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM\u00B9", "COM\u00B2", "COM\u00B3",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT\u00B9", "LPT\u00B2", "LPT\u00B3",
    };

    /// <summary>Checks the names of files and of their folders, each folder once.</summary>
    /// <returns>Whether all are legal.</returns>
    public bool Check(IReadOnlyList<PayloadFile> files, SourceLine? source)
    {
        var isValid = true;
        var byName = new Dictionary<string, PayloadFile>(StringComparer.OrdinalIgnoreCase);
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            isValid &= CheckFolder(file, folders, source);
            var relative = file.Folder.Length == 0 ? file.Name : $"{file.Folder}\\{file.Name}";
            if (Flaw(file.Name) is { } flaw)
            {
                messaging.Write(PortableErrors.PayloadNameIllegal(source, file.Path, flaw));
                isValid = false;
            }
            else if (relative.Length > MaximumPathLength)
            {
                messaging.Write(PortableErrors.PayloadNameIllegal(source, file.Path, "its path is too long"));
                isValid = false;
            }

            if (!byName.TryAdd(relative, file) && byName[relative].Path != file.Path && !string.Equals(byName[relative].Name, file.Name, StringComparison.Ordinal))
            {
                messaging.Write(PortableErrors.PayloadCaseConflict(source, byName[relative].Path, file.Path));
                isValid = false;
            }
        }

        foreach (var folder in folders.Keys)
        {
            if (byName.TryGetValue(folder, out var file))
            {
                messaging.Write(PortableErrors.PayloadCaseConflict(source, file.Path, folder));
                isValid = false;
            }
        }

        return isValid;
    }

    private static string? Flaw(string name)
    {
        foreach (var c in name)
        {
            if (c < ' ' || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal))
            {
                return c < ' ' ? $"it contains the control character U+{(int)c:X4}" : $"it contains the character {c}";
            }
        }

        if (name.EndsWith('.') || name.EndsWith(' '))
        {
            return name.EndsWith('.') ? "it ends with a period" : "it ends with a space";
        }

        if (name.Length > MaximumNameLength)
        {
            return $"it has more than {MaximumNameLength} characters";
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ');
        return Reserved.Contains(stem) ? $"{stem} is the name of a device" : null;
    }

    private bool CheckFolder(PayloadFile file, Dictionary<string, string> folders, SourceLine? source)
    {
        var isValid = true;
        for (var end = file.Folder.Length; end > 0; end = file.Folder.LastIndexOf('\\', end - 1))
        {
            var folder = file.Folder[..end];
            if (folders.TryGetValue(folder, out var known))
            {
                if (known != folder)
                {
                    messaging.Write(PortableErrors.PayloadCaseConflict(source, known, folder));
                    folders[folder] = folder;
                    return false;
                }

                return isValid;
            }

            folders.Add(folder, folder);
            if (Flaw(folder[(folder.LastIndexOf('\\') + 1)..]) is { } flaw)
            {
                messaging.Write(PortableErrors.PayloadNameIllegal(source, Path.GetDirectoryName(file.Path)!, flaw));
                isValid = false;
            }
        }

        return isValid;
    }
}
