namespace Lambda.Runtime.Build.Linking;

/// <summary>The programs that link the binary.</summary>
/// <param name="Compiler">The program that starts the linker: <c>CppCompilerAndLinker</c>; empty if the SDK finds it.</param>
/// <param name="Flavor">The linker that it starts: <c>LinkerFlavor</c>; empty for the default, ld.bfd.</param>
/// <param name="ObjCopy">The program that writes debug symbols to a separate file: <c>ObjCopyName</c>; empty for the SDK's default.</param>
/// <param name="HasFixedTarget">Whether the compiler is for one architecture, and rejects an option that names it.</param>
internal sealed record Linker(string Compiler, string Flavor, string ObjCopy, bool HasFixedTarget);
