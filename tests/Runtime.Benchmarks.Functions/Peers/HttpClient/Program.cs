using System.Text.Json;
using System.Text.Json.Serialization;

// The function as it is written in .NET without this package, with HttpClient for the Runtime API and a JsonSerializerContext for the event.

string api = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!;
using var client = new HttpClient { BaseAddress = new Uri($"http://{api}/2018-06-01/runtime/invocation/"), Timeout = Timeout.InfiniteTimeSpan };
while (true)
{
    using HttpResponseMessage next = await client.GetAsync("next", HttpCompletionOption.ResponseHeadersRead);
    string requestId = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").First();
    await using Stream body = await next.Content.ReadAsStreamAsync();
    Person person = (await JsonSerializer.DeserializeAsync(body, GreetingContext.Default.Person))!;

    // For this name, it returns the number of bytes allocated so far.
    var greeting = new Greeting(person.Name == "allocations" ? $"{GC.GetTotalAllocatedBytes(precise: true)}" : $"Hello, {person.Name}!");
    using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(greeting, GreetingContext.Default.Greeting));
    using HttpResponseMessage posted = await client.PostAsync($"{requestId}/response", content);
    posted.EnsureSuccessStatusCode();
}

internal sealed record Person(string Name);
internal sealed record Greeting(string Message);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Greeting))]
internal sealed partial class GreetingContext : JsonSerializerContext;
