/* Every function of schet.h behind one signature. Generated from it. */

#include <schet.h>

/* What a call is made with, beside its handle. */
struct with {
    /* The structs it takes and fills, and how many bytes each says that it has: by place and true size. */
    void *(*record)(int place, uint32_t size);
    /* What has a length or a count, and what it is filled with: by size of an element. */
    const void *(*input)(uint32_t size);
    /* Where it writes numbers, handles and bytes; NULL or larger than anything. */
    void *room;
    /* Every length, count, period and choice. */
    uint32_t number;
    schet_error *error;
};

struct call {
    const char *name;
    /* The kind of the handle that comes first; 0: none. */
    int kind;
    int closes;
    int answers_status;
    int32_t (*make)(void *handle, const struct with *with);
};

#define KIND_SCHET 1
#define KIND_SCHET_BUF 2
#define KIND_SCHET_FEED 3
#define KIND_SCHET_PAPER 4
#define KIND_SCHET_RENDERER 5
#define KIND_SCHET_REPLY 6
#define KINDS 7

static int32_t make_schet_bounces_collect(void *handle, const struct with *with)
{
    (void)with;
    return schet_bounces_collect((schet *)handle,
        with->number,
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_collected *)with->record(3, sizeof(schet_collected)),
        with->error);
}

static int32_t make_schet_buf_data(void *handle, const struct with *with)
{
    (void)with;
    (void)schet_buf_data((schet_buf *)handle);
    return 0;
}

static int32_t make_schet_buf_len(void *handle, const struct with *with)
{
    (void)with;
    (void)schet_buf_len((schet_buf *)handle);
    return 0;
}

static int32_t make_schet_buf_copy(void *handle, const struct with *with)
{
    (void)with;
    return schet_buf_copy((schet_buf *)handle,
        with->number,
        with->room,
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_buf_free(void *handle, const struct with *with)
{
    schet_buf *closing = (schet_buf *)handle;
    (void)with;
    return schet_buf_free(&closing);
}

static int32_t make_schet_delivery_change(void *handle, const struct with *with)
{
    (void)with;
    return schet_delivery_change((schet *)handle,
        (schet_delivery_request *)with->record(1, sizeof(schet_delivery_request)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_delivery *)with->record(3, sizeof(schet_delivery)),
        with->error);
}

static int32_t make_schet_delivery_confirm(void *handle, const struct with *with)
{
    (void)with;
    return schet_delivery_confirm((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        (schet_tick *)with->record(5, sizeof(schet_tick)),
        (schet_delivery *)with->record(6, sizeof(schet_delivery)),
        with->error);
}

static int32_t make_schet_delivery_history(void *handle, const struct with *with)
{
    (void)with;
    return schet_delivery_history((schet *)handle,
        (const char *)with->input(1),
        with->number,
        with->number,
        (schet_delivery_event *)with->record(4, sizeof(schet_delivery_event)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_refusal_text(void *handle, const struct with *with)
{
    (void)with;
    return schet_refusal_text((schet *)handle,
        (schet_error *)with->record(1, sizeof(schet_error)),
        (int32_t)with->number,
        (schet_buf **)with->room,
        with->error);
}

static int32_t make_schet_feed_open(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_open((schet *)handle,
        (schet_feed **)with->room,
        with->error);
}

static int32_t make_schet_feed_accounts(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_accounts((schet_feed *)handle,
        (const schet_account *)with->input(sizeof(schet_account)),
        with->number,
        with->error);
}

static int32_t make_schet_feed_bills(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_bills((schet_feed *)handle,
        (const schet_bill *)with->input(sizeof(schet_bill)),
        with->number,
        with->error);
}

static int32_t make_schet_feed_calls(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_calls((schet_feed *)handle,
        (const schet_call *)with->input(sizeof(schet_call)),
        with->number,
        with->error);
}

static int32_t make_schet_feed_payments(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_payments((schet_feed *)handle,
        (const schet_payment *)with->input(sizeof(schet_payment)),
        with->number,
        with->error);
}

static int32_t make_schet_feed_instalments(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_instalments((schet_feed *)handle,
        (const schet_instalment *)with->input(sizeof(schet_instalment)),
        with->number,
        with->error);
}

static int32_t make_schet_feed_flush(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_flush((schet_feed *)handle,
        (schet_feed_report *)with->record(1, sizeof(schet_feed_report)),
        with->error);
}

static int32_t make_schet_feed_refused(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_refused((schet_feed *)handle,
        (schet_refused_row *)with->record(1, sizeof(schet_refused_row)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_feed_close(void *handle, const struct with *with)
{
    schet_feed *closing = (schet_feed *)handle;
    (void)with;
    return schet_feed_close(&closing,
        with->error);
}

static int32_t make_schet_feed_remove(void *handle, const struct with *with)
{
    (void)with;
    return schet_feed_remove((schet_feed *)handle,
        (schet_feed_removal *)with->record(1, sizeof(schet_feed_removal)),
        (schet_feed_removed *)with->record(2, sizeof(schet_feed_removed)),
        with->error);
}

static int32_t make_schet_forget(void *handle, const struct with *with)
{
    (void)with;
    return schet_forget((schet *)handle,
        (int32_t)with->number,
        (const char *)with->input(1),
        with->number,
        with->number,
        (schet_tick *)with->record(5, sizeof(schet_tick)),
        (schet_forgotten *)with->record(6, sizeof(schet_forgotten)),
        with->error);
}

static int32_t make_schet_forget_account(void *handle, const struct with *with)
{
    (void)with;
    return schet_forget_account((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (schet_forgotten *)with->record(3, sizeof(schet_forgotten)),
        with->error);
}

static int32_t make_schet_issued_list(void *handle, const struct with *with)
{
    (void)with;
    return schet_issued_list((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (schet_issued *)with->record(3, sizeof(schet_issued)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_issued_in(void *handle, const struct with *with)
{
    (void)with;
    return schet_issued_in((schet *)handle,
        (int32_t)with->number,
        (const schet_text *)with->input(sizeof(schet_text)),
        with->number,
        (schet_issued *)with->record(4, sizeof(schet_issued)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_issued_import(void *handle, const struct with *with)
{
    (void)with;
    return schet_issued_import((schet *)handle,
        (const schet_issued_elsewhere *)with->input(sizeof(schet_issued_elsewhere)),
        with->number,
        (schet_imported *)with->record(3, sizeof(schet_imported)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_link_mint(void *handle, const struct with *with)
{
    (void)with;
    return schet_link_mint((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        (schet_tick *)with->record(5, sizeof(schet_tick)),
        (schet_link *)with->record(6, sizeof(schet_link)),
        with->error);
}

static int32_t make_schet_link_revoke(void *handle, const struct with *with)
{
    (void)with;
    return schet_link_revoke((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        (schet_tick *)with->record(5, sizeof(schet_tick)),
        with->error);
}

static int32_t make_schet_link_open(void *handle, const struct with *with)
{
    (void)with;
    return schet_link_open((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (schet_tick *)with->record(3, sizeof(schet_tick)),
        (schet_document *)with->record(4, sizeof(schet_document)),
        (schet_opened *)with->record(5, sizeof(schet_opened)),
        with->error);
}

static int32_t make_schet_document_read(void *handle, const struct with *with)
{
    (void)with;
    return schet_document_read((schet *)handle,
        (schet_document *)with->record(1, sizeof(schet_document)),
        with->room,
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_menu_get(void *handle, const struct with *with)
{
    (void)with;
    return schet_menu_get((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (schet_tick *)with->record(3, sizeof(schet_tick)),
        (schet_menu *)with->record(4, sizeof(schet_menu)),
        (schet_menu_choice *)with->record(5, sizeof(schet_menu_choice)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_menu_subscribers(void *handle, const struct with *with)
{
    (void)with;
    return schet_menu_subscribers((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (schet_tick *)with->record(3, sizeof(schet_tick)),
        with->number,
        (schet_subscriber_row *)with->record(5, sizeof(schet_subscriber_row)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_order_cancel(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_cancel((schet *)handle,
        (schet_order_change *)with->record(1, sizeof(schet_order_change)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_order *)with->record(3, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_order_restart(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_restart((schet *)handle,
        (schet_order_change *)with->record(1, sizeof(schet_order_change)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_order *)with->record(3, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_order_abandon(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_abandon((schet *)handle,
        (schet_order_change *)with->record(1, sizeof(schet_order_change)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_order *)with->record(3, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_order_bounced(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_bounced((schet *)handle,
        (schet_order_change *)with->record(1, sizeof(schet_order_change)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_order *)with->record(3, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_order_hand_over(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_hand_over((schet *)handle,
        (schet_order_change *)with->record(1, sizeof(schet_order_change)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_order *)with->record(3, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_bounce_take(void *handle, const struct with *with)
{
    (void)with;
    return schet_bounce_take((schet *)handle,
        (schet_bounce *)with->record(1, sizeof(schet_bounce)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_order *)with->record(3, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_order_list(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_list((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        (schet_order *)with->record(5, sizeof(schet_order)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_order_history(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_history((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        with->number,
        (schet_order_event *)with->record(6, sizeof(schet_order_event)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_order_links(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_links((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        (schet_order_link *)with->record(5, sizeof(schet_order_link)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_order_subscribers(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_subscribers((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        with->number,
        (schet_subscriber_row *)with->record(6, sizeof(schet_subscriber_row)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_order_take(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_take((schet *)handle,
        (schet_order_request *)with->record(1, sizeof(schet_order_request)),
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_taken *)with->record(3, sizeof(schet_taken)),
        (schet_order *)with->record(4, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_order_get(void *handle, const struct with *with)
{
    (void)with;
    return schet_order_get((schet *)handle,
        (const char *)with->input(1),
        with->number,
        (const char *)with->input(1),
        with->number,
        (schet_order *)with->record(5, sizeof(schet_order)),
        with->error);
}

static int32_t make_schet_pickup_list(void *handle, const struct with *with)
{
    (void)with;
    return schet_pickup_list((schet *)handle,
        (int32_t)with->number,
        (const char *)with->input(1),
        with->number,
        (schet_pickup_item *)with->record(4, sizeof(schet_pickup_item)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_pickup_batch(void *handle, const struct with *with)
{
    (void)with;
    return schet_pickup_batch((schet *)handle,
        (int32_t)with->number,
        (const char *)with->input(1),
        with->number,
        with->number,
        (schet_sink *)with->record(5, sizeof(schet_sink)),
        (schet_pickup_item *)with->record(6, sizeof(schet_pickup_item)),
        with->number,
        (uint32_t *)with->room,
        (schet_pickup_report *)with->record(9, sizeof(schet_pickup_report)),
        with->error);
}

static int32_t make_schet_pickup_register(void *handle, const struct with *with)
{
    (void)with;
    return schet_pickup_register((schet *)handle,
        (int32_t)with->number,
        (schet_sink *)with->record(2, sizeof(schet_sink)),
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_reply_accounts(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_accounts((schet_reply *)handle,
        (const schet_text *)with->input(sizeof(schet_text)),
        with->number,
        with->error);
}

static int32_t make_schet_reply_account(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_account((schet_reply *)handle,
        (schet_account *)with->record(1, sizeof(schet_account)),
        with->error);
}

static int32_t make_schet_reply_bill(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_bill((schet_reply *)handle,
        (schet_account *)with->record(1, sizeof(schet_account)),
        (schet_bill *)with->record(2, sizeof(schet_bill)),
        with->error);
}

static int32_t make_schet_reply_no_bill(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_no_bill((schet_reply *)handle,
        (int32_t)with->number,
        with->error);
}

static int32_t make_schet_reply_calls(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_calls((schet_reply *)handle,
        (const schet_call *)with->input(sizeof(schet_call)),
        with->number,
        with->error);
}

static int32_t make_schet_reply_charges(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_charges((schet_reply *)handle,
        (const schet_charge *)with->input(sizeof(schet_charge)),
        with->number,
        with->error);
}

static int32_t make_schet_reply_document(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_document((schet_reply *)handle,
        (schet_reply_piece *)with->record(1, sizeof(schet_reply_piece)),
        with->error);
}

static int32_t make_schet_reply_row(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_row((schet_reply *)handle,
        (schet_stored_row *)with->record(1, sizeof(schet_stored_row)),
        with->error);
}

static int32_t make_schet_reply_text(void *handle, const struct with *with)
{
    (void)with;
    return schet_reply_text((schet_reply *)handle,
        (const char *)with->input(1),
        with->number,
        with->error);
}

static int32_t make_schet_process_due(void *handle, const struct with *with)
{
    (void)with;
    return schet_process_due((schet *)handle,
        with->number,
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_processed *)with->record(3, sizeof(schet_processed)),
        with->error);
}

static int32_t make_schet_renderer_open(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    return schet_renderer_open(SCHET_ABI_VERSION,
        (schet_renderer_config *)with->record(1, sizeof(schet_renderer_config)),
        (schet_renderer **)with->room,
        with->error);
}

static int32_t make_schet_renderer_close(void *handle, const struct with *with)
{
    schet_renderer *closing = (schet_renderer *)handle;
    (void)with;
    return schet_renderer_close(&closing,
        with->error);
}

static int32_t make_schet_render_invoice(void *handle, const struct with *with)
{
    (void)with;
    return schet_render_invoice((schet_renderer *)handle,
        (schet_account *)with->record(1, sizeof(schet_account)),
        (schet_bill *)with->record(2, sizeof(schet_bill)),
        (int32_t)with->number,
        (int32_t)with->number,
        (schet_buf **)with->room,
        with->error);
}

static int32_t make_schet_render_invoice_with(void *handle, const struct with *with)
{
    (void)with;
    return schet_render_invoice_with((schet_renderer *)handle,
        (schet_account *)with->record(1, sizeof(schet_account)),
        (schet_bill *)with->record(2, sizeof(schet_bill)),
        (const schet_attachment *)with->input(sizeof(schet_attachment)),
        with->number,
        (int32_t)with->number,
        (schet_buf **)with->room,
        with->error);
}

static int32_t make_schet_render_charges(void *handle, const struct with *with)
{
    (void)with;
    return schet_render_charges((schet_renderer *)handle,
        (schet_account *)with->record(1, sizeof(schet_account)),
        (schet_charges *)with->record(2, sizeof(schet_charges)),
        (int32_t)with->number,
        (schet_buf **)with->room,
        with->error);
}

static int32_t make_schet_paper_calls(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_calls((schet_renderer *)handle,
        (schet_call_detail *)with->record(1, sizeof(schet_call_detail)),
        (schet_sink *)with->record(2, sizeof(schet_sink)),
        (schet_paper **)with->room,
        with->error);
}

static int32_t make_schet_paper_register(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_register((schet_renderer *)handle,
        (schet_pickup_paper *)with->record(1, sizeof(schet_pickup_paper)),
        (schet_sink *)with->record(2, sizeof(schet_sink)),
        (schet_paper **)with->room,
        with->error);
}

static int32_t make_schet_paper_batch(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_batch((schet_renderer *)handle,
        (schet_pickup_paper *)with->record(1, sizeof(schet_pickup_paper)),
        (schet_sink *)with->record(2, sizeof(schet_sink)),
        (schet_paper **)with->room,
        with->error);
}

static int32_t make_schet_paper_add_calls(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_add_calls((schet_paper *)handle,
        (const schet_call *)with->input(sizeof(schet_call)),
        with->number,
        with->error);
}

static int32_t make_schet_paper_add_entries(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_add_entries((schet_paper *)handle,
        (const schet_register_entry *)with->input(sizeof(schet_register_entry)),
        with->number,
        with->error);
}

static int32_t make_schet_paper_add_invoice(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_add_invoice((schet_paper *)handle,
        (schet_account *)with->record(1, sizeof(schet_account)),
        (schet_bill *)with->record(2, sizeof(schet_bill)),
        (int32_t)with->number,
        with->error);
}

static int32_t make_schet_paper_finish(void *handle, const struct with *with)
{
    (void)with;
    return schet_paper_finish((schet_paper *)handle,
        (schet_paper_totals *)with->record(1, sizeof(schet_paper_totals)),
        with->error);
}

static int32_t make_schet_paper_close(void *handle, const struct with *with)
{
    schet_paper *closing = (schet_paper *)handle;
    (void)with;
    return schet_paper_close(&closing,
        with->error);
}

static int32_t make_schet_run_step(void *handle, const struct with *with)
{
    (void)with;
    return schet_run_step((schet *)handle,
        (int32_t)with->number,
        with->number,
        (schet_tick *)with->record(3, sizeof(schet_tick)),
        (schet_run *)with->record(4, sizeof(schet_run)),
        with->error);
}

static int32_t make_schet_run_regular(void *handle, const struct with *with)
{
    (void)with;
    return schet_run_regular((schet *)handle,
        (int32_t)with->number,
        with->number,
        (schet_progress *)with->record(3, sizeof(schet_progress)),
        (schet_run *)with->record(4, sizeof(schet_run)),
        with->error);
}

static int32_t make_schet_run_again(void *handle, const struct with *with)
{
    (void)with;
    return schet_run_again((schet *)handle,
        (int32_t)with->number,
        (schet_tick *)with->record(2, sizeof(schet_tick)),
        (schet_run *)with->record(3, sizeof(schet_run)),
        with->error);
}

static int32_t make_schet_run_get(void *handle, const struct with *with)
{
    (void)with;
    return schet_run_get((schet *)handle,
        (int32_t)with->number,
        (schet_run *)with->record(2, sizeof(schet_run)),
        with->error);
}

static int32_t make_schet_run_retry(void *handle, const struct with *with)
{
    (void)with;
    return schet_run_retry((schet *)handle,
        (int32_t)with->number,
        (const char *)with->input(1),
        with->number,
        with->number,
        (schet_tick *)with->record(5, sizeof(schet_tick)),
        (schet_run *)with->record(6, sizeof(schet_run)),
        with->error);
}

static int32_t make_schet_run_refusals(void *handle, const struct with *with)
{
    (void)with;
    return schet_run_refusals((schet *)handle,
        (int32_t)with->number,
        (const char *)with->input(1),
        with->number,
        (schet_unformed *)with->record(4, sizeof(schet_unformed)),
        with->number,
        (uint32_t *)with->room,
        with->error);
}

static int32_t make_schet_open(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    return schet_open(SCHET_ABI_VERSION,
        (schet_config *)with->record(1, sizeof(schet_config)),
        (schet **)with->room,
        with->error);
}

static int32_t make_schet_close(void *handle, const struct with *with)
{
    schet *closing = (schet *)handle;
    (void)with;
    return schet_close(&closing,
        with->error);
}

static int32_t make_schet_policy_default(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    return schet_policy_default((schet_policy *)with->record(0, sizeof(schet_policy)),
        with->error);
}

static int32_t make_schet_status_name(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    (void)schet_status_name((int32_t)with->number);
    return 0;
}

static int32_t make_schet_abi_version(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    (void)schet_abi_version();
    return 0;
}

static int32_t make_schet_version(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    (void)schet_version();
    return 0;
}

static int32_t make_schet_features(void *handle, const struct with *with)
{
    (void)handle;
    (void)with;
    (void)schet_features();
    return 0;
}

static const struct call calls[] = {
    {"schet_bounces_collect", KIND_SCHET, 0, 1, make_schet_bounces_collect},
    {"schet_buf_data", KIND_SCHET_BUF, 0, 0, make_schet_buf_data},
    {"schet_buf_len", KIND_SCHET_BUF, 0, 0, make_schet_buf_len},
    {"schet_buf_copy", KIND_SCHET_BUF, 0, 1, make_schet_buf_copy},
    {"schet_buf_free", KIND_SCHET_BUF, 1, 1, make_schet_buf_free},
    {"schet_delivery_change", KIND_SCHET, 0, 1, make_schet_delivery_change},
    {"schet_delivery_confirm", KIND_SCHET, 0, 1, make_schet_delivery_confirm},
    {"schet_delivery_history", KIND_SCHET, 0, 1, make_schet_delivery_history},
    {"schet_refusal_text", KIND_SCHET, 0, 1, make_schet_refusal_text},
    {"schet_feed_open", KIND_SCHET, 0, 1, make_schet_feed_open},
    {"schet_feed_accounts", KIND_SCHET_FEED, 0, 1, make_schet_feed_accounts},
    {"schet_feed_bills", KIND_SCHET_FEED, 0, 1, make_schet_feed_bills},
    {"schet_feed_calls", KIND_SCHET_FEED, 0, 1, make_schet_feed_calls},
    {"schet_feed_payments", KIND_SCHET_FEED, 0, 1, make_schet_feed_payments},
    {"schet_feed_instalments", KIND_SCHET_FEED, 0, 1, make_schet_feed_instalments},
    {"schet_feed_flush", KIND_SCHET_FEED, 0, 1, make_schet_feed_flush},
    {"schet_feed_refused", KIND_SCHET_FEED, 0, 1, make_schet_feed_refused},
    {"schet_feed_close", KIND_SCHET_FEED, 1, 1, make_schet_feed_close},
    {"schet_feed_remove", KIND_SCHET_FEED, 0, 1, make_schet_feed_remove},
    {"schet_forget", KIND_SCHET, 0, 1, make_schet_forget},
    {"schet_forget_account", KIND_SCHET, 0, 1, make_schet_forget_account},
    {"schet_issued_list", KIND_SCHET, 0, 1, make_schet_issued_list},
    {"schet_issued_in", KIND_SCHET, 0, 1, make_schet_issued_in},
    {"schet_issued_import", KIND_SCHET, 0, 1, make_schet_issued_import},
    {"schet_link_mint", KIND_SCHET, 0, 1, make_schet_link_mint},
    {"schet_link_revoke", KIND_SCHET, 0, 1, make_schet_link_revoke},
    {"schet_link_open", KIND_SCHET, 0, 1, make_schet_link_open},
    {"schet_document_read", KIND_SCHET, 0, 1, make_schet_document_read},
    {"schet_menu_get", KIND_SCHET, 0, 1, make_schet_menu_get},
    {"schet_menu_subscribers", KIND_SCHET, 0, 1, make_schet_menu_subscribers},
    {"schet_order_cancel", KIND_SCHET, 0, 1, make_schet_order_cancel},
    {"schet_order_restart", KIND_SCHET, 0, 1, make_schet_order_restart},
    {"schet_order_abandon", KIND_SCHET, 0, 1, make_schet_order_abandon},
    {"schet_order_bounced", KIND_SCHET, 0, 1, make_schet_order_bounced},
    {"schet_order_hand_over", KIND_SCHET, 0, 1, make_schet_order_hand_over},
    {"schet_bounce_take", KIND_SCHET, 0, 1, make_schet_bounce_take},
    {"schet_order_list", KIND_SCHET, 0, 1, make_schet_order_list},
    {"schet_order_history", KIND_SCHET, 0, 1, make_schet_order_history},
    {"schet_order_links", KIND_SCHET, 0, 1, make_schet_order_links},
    {"schet_order_subscribers", KIND_SCHET, 0, 1, make_schet_order_subscribers},
    {"schet_order_take", KIND_SCHET, 0, 1, make_schet_order_take},
    {"schet_order_get", KIND_SCHET, 0, 1, make_schet_order_get},
    {"schet_pickup_list", KIND_SCHET, 0, 1, make_schet_pickup_list},
    {"schet_pickup_batch", KIND_SCHET, 0, 1, make_schet_pickup_batch},
    {"schet_pickup_register", KIND_SCHET, 0, 1, make_schet_pickup_register},
    {"schet_reply_accounts", KIND_SCHET_REPLY, 0, 1, make_schet_reply_accounts},
    {"schet_reply_account", KIND_SCHET_REPLY, 0, 1, make_schet_reply_account},
    {"schet_reply_bill", KIND_SCHET_REPLY, 0, 1, make_schet_reply_bill},
    {"schet_reply_no_bill", KIND_SCHET_REPLY, 0, 1, make_schet_reply_no_bill},
    {"schet_reply_calls", KIND_SCHET_REPLY, 0, 1, make_schet_reply_calls},
    {"schet_reply_charges", KIND_SCHET_REPLY, 0, 1, make_schet_reply_charges},
    {"schet_reply_document", KIND_SCHET_REPLY, 0, 1, make_schet_reply_document},
    {"schet_reply_row", KIND_SCHET_REPLY, 0, 1, make_schet_reply_row},
    {"schet_reply_text", KIND_SCHET_REPLY, 0, 1, make_schet_reply_text},
    {"schet_process_due", KIND_SCHET, 0, 1, make_schet_process_due},
    {"schet_renderer_open", 0, 0, 1, make_schet_renderer_open},
    {"schet_renderer_close", KIND_SCHET_RENDERER, 1, 1, make_schet_renderer_close},
    {"schet_render_invoice", KIND_SCHET_RENDERER, 0, 1, make_schet_render_invoice},
    {"schet_render_invoice_with", KIND_SCHET_RENDERER, 0, 1, make_schet_render_invoice_with},
    {"schet_render_charges", KIND_SCHET_RENDERER, 0, 1, make_schet_render_charges},
    {"schet_paper_calls", KIND_SCHET_RENDERER, 0, 1, make_schet_paper_calls},
    {"schet_paper_register", KIND_SCHET_RENDERER, 0, 1, make_schet_paper_register},
    {"schet_paper_batch", KIND_SCHET_RENDERER, 0, 1, make_schet_paper_batch},
    {"schet_paper_add_calls", KIND_SCHET_PAPER, 0, 1, make_schet_paper_add_calls},
    {"schet_paper_add_entries", KIND_SCHET_PAPER, 0, 1, make_schet_paper_add_entries},
    {"schet_paper_add_invoice", KIND_SCHET_PAPER, 0, 1, make_schet_paper_add_invoice},
    {"schet_paper_finish", KIND_SCHET_PAPER, 0, 1, make_schet_paper_finish},
    {"schet_paper_close", KIND_SCHET_PAPER, 1, 1, make_schet_paper_close},
    {"schet_run_step", KIND_SCHET, 0, 1, make_schet_run_step},
    {"schet_run_regular", KIND_SCHET, 0, 1, make_schet_run_regular},
    {"schet_run_again", KIND_SCHET, 0, 1, make_schet_run_again},
    {"schet_run_get", KIND_SCHET, 0, 1, make_schet_run_get},
    {"schet_run_retry", KIND_SCHET, 0, 1, make_schet_run_retry},
    {"schet_run_refusals", KIND_SCHET, 0, 1, make_schet_run_refusals},
    {"schet_open", 0, 0, 1, make_schet_open},
    {"schet_close", KIND_SCHET, 1, 1, make_schet_close},
    {"schet_policy_default", 0, 0, 1, make_schet_policy_default},
    {"schet_status_name", 0, 0, 0, make_schet_status_name},
    {"schet_abi_version", 0, 0, 0, make_schet_abi_version},
    {"schet_version", 0, 0, 0, make_schet_version},
    {"schet_features", 0, 0, 0, make_schet_features},
};
