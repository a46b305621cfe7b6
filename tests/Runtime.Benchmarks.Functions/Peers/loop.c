/* A minimal function, as the lower limit for the benchmark. It has one connection and static buffers, exits on every error, and
 * parses JSON only as far as needed to find the member "name" of the event. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static const char next[] = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: localhost\r\n\r\n";

static char response[8 << 20];
static char request[8 << 20];
static size_t received;
static int connection;

struct head {
    size_t length; /* length of the head, with its empty line */
    size_t content;
    int is_chunked;
    const char *id;
    int id_length;
};

static void receive(void)
{
    ssize_t count = recv(connection, response + received, sizeof response - 1 - received, 0);
    if (count <= 0)
        exit(1);
    received += count;
    response[received] = 0;
}

static void send_all(const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t sent = send(connection, bytes, count, MSG_NOSIGNAL);
        if (sent < 0)
            exit(1);
        bytes += sent;
        count -= sent;
    }
}

/* "Content-Length: 16", "Transfer-Encoding: chunked", "Lambda-Runtime-Aws-Request-Id: ..." */
static struct head read_head(void)
{
    struct head head = { 0 };
    char *end;
    while ((end = strstr(response, "\r\n\r\n")) == NULL)
        receive();
    head.length = end + 4 - response;
    for (char *line = strchr(response, '\n') + 1; line < end; line = strchr(line, '\n') + 1) {
        if (strncasecmp(line, "Content-Length:", 15) == 0)
            head.content = strtoul(line + 15, NULL, 10);
        else if (strncasecmp(line, "Transfer-Encoding:", 18) == 0)
            head.is_chunked = 1;
        else if (strncasecmp(line, "Lambda-Runtime-Aws-Request-Id:", 30) == 0) {
            head.id = line + 30 + strspn(line + 30, " \t");
            head.id_length = strcspn(head.id, "\r");
        }
    }
    return head;
}

/* Joins the chunks. "5\r\nhello\r\n0\r\n\r\n" */
static size_t read_chunks(char *body)
{
    size_t at = body - response, length = 0;
    for (;;) {
        char *end;
        while ((end = strstr(response + at, "\r\n")) == NULL)
            receive();
        size_t count = strtoul(response + at, NULL, 16);
        at = end + 2 - response;
        while (received < at + count + 2)
            receive();
        memmove(body + length, response + at, count);
        length += count;
        at += count + 2;
        if (count == 0)
            return length;
    }
}

static const char *skip_text(const char *at)
{
    while (*++at != '"') {
        if (*at == '\\')
            at++;
    }
    return at + 1;
}

/* Finds the value of the outermost member "name", with its quotes. It reads to the end, because the last member with that name is used. */
static const char *find_name(const char *body, const char *end, size_t *length)
{
    const char *found = NULL;
    int depth = 0;
    for (const char *at = body; at < end;) {
        if (*at != '"') {
            depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
            at++;
            continue;
        }
        const char *text = at;
        /* Long texts are searched at the speed of the C library. */
        const char *quote = memchr(at + 1, '"', end - at - 1);
        at = quote != NULL && quote[-1] != '\\' ? quote + 1 : skip_text(at);
        if (depth == 1 && at - text == 6 && *at == ':' && memcmp(text, "\"name\"", 6) == 0) {
            found = at + 1;
            at = skip_text(found);
            *length = at - found;
        }
    }
    return found;
}

/* An event that is one text is its own response. */
static void respond_with_text(struct head head, const char *body, size_t content)
{
    const char *quote = memchr(body + 1, '"', content - 1);
    if (quote == NULL)
        exit(1);
    size_t length = quote + 1 - body;
    int count = snprintf(request, sizeof request,
        "POST /2018-06-01/runtime/invocation/%.*s/response HTTP/1.1\r\nHost: localhost\r\nContent-Length: %zu\r\n\r\n",
        head.id_length, head.id, length);
    memcpy(request + count, body, length);
    send_all(request, count + length);
}

static void respond(struct head head, const char *body, size_t content)
{
    if (*body == '"') {
        respond_with_text(head, body, content);
        return;
    }
    size_t length = 0;
    const char *name = find_name(body, body + content, &length);
    if (name == NULL)
        exit(1);
    int count = snprintf(request, sizeof request,
        "POST /2018-06-01/runtime/invocation/%.*s/response HTTP/1.1\r\nHost: localhost\r\nContent-Length: %zu\r\n\r\n"
        "{\"message\":\"Hello, %.*s!\"}",
        head.id_length, head.id, length - 2 + 22, (int)length - 2, name + 1);
    send_all(request, count);
}

static void read_body(struct head *head)
{
    while (received < head->length + head->content)
        receive();
}

int main(void)
{
    const char *api = getenv("AWS_LAMBDA_RUNTIME_API");
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    address.sin_port = htons(atoi(strchr(api, ':') + 1));
    int on = 1;
    connection = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) < 0)
        return 1;

    for (;;) {
        send_all(next, sizeof next - 1);
        received = 0;
        response[0] = 0;
        struct head head = read_head();
        char *body = response + head.length;
        if (head.is_chunked)
            head.content = read_chunks(body);
        else
            read_body(&head);
        respond(head, body, head.content);

        received = 0;
        response[0] = 0;
        head = read_head();
        read_body(&head);
    }
}
