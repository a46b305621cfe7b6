using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Looks at the compilation as a whole.</summary>
internal static class ProjectParser
{
    public static ProjectModel Parse(Compilation compilation, CancellationToken cancellation)
    {
        bool isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        return new ProjectModel(isProgram, isProgram && compilation.GetEntryPoint(cancellation) is not null, new JsonOptions(compilation).IsHtmlSafe);
    }
}
