namespace Lambda.Runtime.Generators.Tests;

/// <summary>Converters that use, change or pass on the options that they receive: every call behaves like the first.</summary>
public sealed class ConverterCallTests
{
    private const string Types = """
        #nullable disable
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;
        using System.Threading.Tasks;

        [assembly: LambdaJson(typeof(MyContext))]

        [JsonSerializable(typeof(Inner))]
        public sealed class MyContext(JsonSerializerOptions options) : JsonSerializerContext(options), IJsonTypeInfoResolver
        {
            private static readonly DefaultJsonTypeInfoResolver Resolver = new();
            public static MyContext Default { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web));
            protected override JsonSerializerOptions GeneratedSerializerOptions => null;
            public override JsonTypeInfo GetTypeInfo(Type type) => Resolver.GetTypeInfo(type, Options);
            JsonTypeInfo IJsonTypeInfoResolver.GetTypeInfo(Type type, JsonSerializerOptions options) => Resolver.GetTypeInfo(type, options);
        }

        public record Inner(string Name, int Count);

        // Creates a context from the options that it receives.
        [JsonConverter(typeof(BoundConverter))] public record Bound(Inner Inner);
        public sealed class BoundConverter : JsonConverter<Bound>
        {
            public override Bound Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<Inner>)new MyContext(options).GetTypeInfo(typeof(Inner))));
            public override void Write(Utf8JsonWriter writer, Bound value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Inner, (JsonTypeInfo<Inner>)new MyContext(options).GetTypeInfo(typeof(Inner)));
        }

        // Changes them.
        [JsonConverter(typeof(ChangingConverter))] public record Changing(string Found);
        public sealed class ChangingConverter : JsonConverter<Changing>
        {
            public override Changing Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString() + Change(options));
            public override void Write(Utf8JsonWriter writer, Changing value, JsonSerializerOptions options) => writer.WriteStringValue(value.Found + Change(options));

            private string Change(JsonSerializerOptions options)
            {
                string before = $"{options.Converters.Count}{options.WriteIndented}{options.PropertyNamingPolicy is null}";
                options.Converters.Add(this);
                options.WriteIndented = true;
                options.PropertyNamingPolicy = null;
                return before;
            }
        }

        // Passes them on, as the documentation of System.Text.Json shows.
        [JsonConverter(typeof(PassingConverter))] public record Passing(Inner Inner);
        public sealed class PassingConverter : JsonConverter<Passing>
        {
            public override Passing Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(JsonSerializer.Deserialize<Inner>(ref reader, options));
            public override void Write(Utf8JsonWriter writer, Passing value, JsonSerializerOptions options)
            {
                if (value.Inner.Count % 2 == 0)
                    JsonSerializer.Serialize(writer, value.Inner, options);
                else if (value.Inner.Count % 3 == 0)
                    ((JsonConverter<Inner>)options.GetConverter(typeof(Inner))).Write(writer, value.Inner, options);
                else
                    JsonSerializer.Serialize(writer, value.Inner, (JsonTypeInfo<Inner>)options.GetTypeInfo(typeof(Inner)));
            }
        }

        // A factory that creates a context for each type.
        [JsonConverter(typeof(Factory))] public record First(Inner Inner) : IHolder;
        [JsonConverter(typeof(Factory))] public record Second(Inner Inner) : IHolder;
        public interface IHolder { Inner Inner { get; } }
        public sealed class Factory : JsonConverterFactory
        {
            public override bool CanConvert(Type type) => type.IsAssignableTo(typeof(IHolder));
            public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
                (JsonConverter)Activator.CreateInstance(typeof(HolderConverter<>).MakeGenericType(type), new MyContext(options));
        }
        public sealed class HolderConverter<T>(MyContext context) : JsonConverter<T> where T : IHolder
        {
            public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => (T)Activator.CreateInstance(typeof(T), JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<Inner>)context.GetTypeInfo(typeof(Inner))));
            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Inner, (JsonTypeInfo<Inner>)context.GetTypeInfo(typeof(Inner)));
        }

        public record All(List<Bound> Bound, List<Changing> Changing, List<Passing> Passing, First First, Second Second);

        public static class Functions
        {
            [LambdaHandler("same")] public static All Same(All all) => all;

            [LambdaHandler("threads")]
            public static string[] Threads(string json)
            {
                var results = new string[400];
                Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => results[i] = LambdaJson.Serialize(LambdaJson.Deserialize<All>(json)));
                return [.. results.Distinct()];
            }
        }

        """;

    private const string Inner = "{\"name\":\"a\",\"count\":6}";
    private const string Event =
        $$"""{"bound":[{{Inner}},{{Inner}},null],"changing":["x","y"],"passing":[{{Inner}},{"name":"b","count":3},{"name":"c","count":1},{{Inner}}],"first":{{Inner}},"second":{{Inner}}}""";

    private static readonly string Expected = Event.Replace("\"x\",\"y\"", "\"x0FalseFalse0FalseFalse\",\"y0FalseFalse0FalseFalse\"", StringComparison.Ordinal);

    private static readonly Lazy<Generation> Function = new(static () => Generation.Of(Types));

    [Fact]
    public void AllCallsOfAConverter_MatchTheFirst()
    {
        using CompiledFunction function = CompiledFunction.Start(Function.Value, "same");
        for (int i = 0; i < 5; i++)
            Assert.Equal((false, Expected), function.Invoke(Event));
    }

    /// <summary>Each assembly has its own options for converters, which changes in another assembly do not affect.</summary>
    [Fact]
    public void ConvertersOfAnotherAssembly_MatchTheFirst()
    {
        for (int i = 0; i < 2; i++)
        {
            using CompiledFunction function = CompiledFunction.Start(Function.Value, "same");
            Assert.Equal((false, Expected), function.Invoke(Event));
        }
    }

    [Fact]
    public void CallsOnSeveralThreads_MatchTheFirst()
    {
        using CompiledFunction function = CompiledFunction.Start(Function.Value, "threads");
        (bool isError, string body) = function.Invoke(System.Text.Json.JsonSerializer.Serialize(Event));
        Assert.False(isError, body);
        Assert.Equal(Expected, Assert.Single(System.Text.Json.JsonSerializer.Deserialize<string[]>(body)!));
    }
}
