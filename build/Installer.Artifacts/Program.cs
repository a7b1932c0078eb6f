using Installer.Artifacts;

return await ArtifactsCommand.Create(Console.Out).Parse(args).InvokeAsync().ConfigureAwait(false);
