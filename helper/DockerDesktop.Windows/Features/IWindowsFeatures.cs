namespace DockerDesktop.Windows.Features;

/// <summary>The optional features of this Windows. They are only looked at, never turned on or off.</summary>
internal interface IWindowsFeatures
{
    /// <summary>Looks at features, all in one session of the servicing stack. Takes seconds.</summary>
    /// <param name="names">Their names, as <c>dism /online /get-features</c> lists them.</param>
    /// <returns>A state for each name; a feature that this Windows does not know is <see cref="WindowsFeatureState.NotPresent"/>.</returns>
    /// <exception cref="WindowsFeaturesException">
    /// Servicing is not to be had: 0x800702E4 not elevated, 0x800F0982 or 0x80070020 busy, 0x8007007E without a servicing stack.
    /// </exception>
    IReadOnlyDictionary<string, WindowsFeatureState> Read(IReadOnlyList<string> names);
}
