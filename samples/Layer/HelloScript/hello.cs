#!/usr/bin/env dotnet
Console.WriteLine($"Hello from {LambdaContext.Current?.FunctionName ?? "the shell"}!");
