using DockerDesktop.ApiDescription;

// The only argument is the file to write.
string path = Path.GetFullPath(args.Single());
Directory.CreateDirectory(Path.GetDirectoryName(path)!);
File.WriteAllText(path, await InterfaceDescription.CreateAsync());
