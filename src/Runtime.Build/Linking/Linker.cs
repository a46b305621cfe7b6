namespace Lambda.Runtime.Build.Linking;

/// <summary>What links.</summary>
/// <param name="Compiler">The program that starts the linker: <c>CppCompilerAndLinker</c>; empty where the SDK finds it by itself.</param>
/// <param name="Flavor">Which linker it starts: <c>LinkerFlavor</c>; empty for the usual one, ld.bfd.</param>
/// <param name="ObjCopy">The program that puts debug symbols into a file of their own: <c>ObjCopyName</c>; empty for the SDK's choice.</param>
/// <param name="KnowsOneTarget">Whether it is made for one architecture, and refuses an option that names it.</param>
internal sealed record Linker(string Compiler, string Flavor, string ObjCopy, bool KnowsOneTarget);
