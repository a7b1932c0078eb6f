using System.Text.Json.Serialization;

namespace Microsoft.Deployment.WindowsInstaller.Tests;

/// <summary>How <see cref="Settings"/> is written and read.</summary>
[JsonSerializable(typeof(Settings))]
internal sealed partial class SettingsContext : JsonSerializerContext;
