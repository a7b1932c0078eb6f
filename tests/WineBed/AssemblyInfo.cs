using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("WineBed.Tests")]
