namespace Microsoft.Deployment.WindowsInstaller;

/// <summary>A property of the summary information stream.</summary>
/// <param name="Type">Its kind; <see cref="SummaryValueType.Empty"/> when it is not set.</param>
/// <param name="Number">The number of an Int16 or Int32.</param>
/// <param name="FileTime">Units of 100 ns since 1601-01-01 UTC, of a FileTime.</param>
/// <param name="Text">The text of a String.</param>
internal readonly record struct SummaryValue(SummaryValueType Type, int Number, long FileTime, string Text);
