using System.Runtime.InteropServices;

namespace DockerDesktop.SystemFiles;

/// <summary>Windows refused an operation on a file. The message has the path, what was tried and Windows' text.</summary>
/// <param name="path">The path.</param>
/// <param name="operation">What could not be done to it, for example <c>opened</c>.</param>
/// <param name="error">Windows' error code.</param>
internal sealed class SystemFileException(string path, string operation, uint error)
    : Exception($"{path} could not be {operation}: error {error} ({Marshal.GetPInvokeErrorMessage(unchecked((int)error))}).")
{
    /// <summary>Windows' error code (SDK: winerror.h).</summary>
    public uint Error => error;
}
