using Installer.Wix.CommandLine;

return await WixcCommand.RunAsync(args, Console.Out).ConfigureAwait(false);
