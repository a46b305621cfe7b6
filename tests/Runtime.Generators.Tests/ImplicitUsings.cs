namespace Lambda.Runtime.Generators.Tests;

/// <summary>The global usings of a project with <c>ImplicitUsings</c>, for programs of the documentation.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives</remarks>
internal static class ImplicitUsings
{
    public const string Text = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;
}
