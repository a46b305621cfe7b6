namespace Lambda.Runtime.Build.Linking;

/// <summary>What links for another architecture.</summary>
/// <param name="Compiler">The program that starts the linker: <c>CppCompilerAndLinker</c>.</param>
/// <param name="Flavor">Which linker it starts: <c>LinkerFlavor</c>; empty for its own.</param>
/// <param name="ObjCopy">The program that puts debug symbols into a file of their own: <c>ObjCopyName</c>.</param>
/// <param name="KnowsOneTarget">Whether it is made for one architecture, and refuses an option that names it.</param>
internal sealed record Linker(string Compiler, string Flavor, string ObjCopy, bool KnowsOneTarget);
