using System.Reflection;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The calls that a function under test logs, in order.</summary>
internal static class CallLog
{
    /// <summary>Code to put before a source: using directives, and the class <c>Log</c>.</summary>
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        public static class Log
        {
            public static readonly List<string> Lines = new();
            public static void Add(string line) { lock (Lines) Lines.Add(line); }
        }

        """;

    public static string[] Read(CompiledFunction function)
    {
        FieldInfo lines = function.Assembly.GetType("Log", throwOnError: true)!.GetField("Lines")!;
        var list = (List<string>)lines.GetValue(null)!;
        lock (list)
            return [.. list];
    }
}
