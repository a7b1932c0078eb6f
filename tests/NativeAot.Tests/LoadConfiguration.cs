namespace NativeAot.Tests;

/// <summary>IMAGE_LOAD_CONFIG_DIRECTORY64, the fields that are set.</summary>
/// <param name="DirectorySize">As the optional header has it.</param>
/// <param name="Size">As the structure itself has it.</param>
/// <param name="DependentLoadFlags">LOAD_LIBRARY_SEARCH_*.</param>
/// <param name="GuardFlags">IMAGE_GUARD_*; 0 without Control Flow Guard.</param>
/// <param name="SecurityCookie">Relative virtual address of the variable.</param>
internal sealed record LoadConfiguration(int DirectorySize, int Size, ushort DependentLoadFlags, int SecurityCookie, uint GuardFlags);
